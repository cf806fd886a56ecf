#!/usr/bin/env python3
"""python goldens.py MODELS_DIR DATA GOLDEN_DIR [model ...]

12 inputs for each sample model, computed with plain Hugging Face modules (eager attention, fp32
arithmetic on the saved fp16 weights). JSON: texts, tokens, ids, offsets, logits, pipeline() output. safetensors: 'N/...' tensors.
"""
import json
import os
import sys
import torch
import transformers as T
from safetensors.torch import save_file
import common as C
import finetune as FT
from goldens_util import qa_answer

torch.set_num_threads(1)
torch.manual_seed(0)
MODELS, DATA, OUT = sys.argv[1:4]
NAMES = sys.argv[4:] or ["sentiment", "sentiment-v3", "sentiment-unshared", "nli", "ner", "qa", "fill-mask", "multiple-choice", "topics", "similarity"]
TOPICS12 = ["travel", "food", "sports", "politics", "science", "technology", "health", "music", "business", "weather", "education", "art"]
EXTRA = {  # a few inputs that are not from the templates
    "sentiment": ["I don't think this film is bad.", "The  soup was cold,\tand the waiter was rude!", "Zoë said the crème brûlée was delicious.", "Not good."],
    "nli": [("The dog chased the cat.", "The cat was chased by the dog."), ("The dog chased the cat.", "The cat chased the dog."), ("Our plane to Lisbon leaves at six.", "This example is about travel."), ("Nobody came.", "Peter came.")],
    "ner": ["Angela Carter moved to London in 1966.", "In April, April Jones left Google.", "Jordan has never been to Jordan.", "The French president visited Tokyo on Monday."],
    "qa": [("Who thanked the teacher?", "The teacher was thanked by the doctor."), ("Who thanked the teacher?", "The teacher thanked the doctor."), ("Where does Paul work?", "Paul works as a pilot in Madrid."), ("What did Tom buy?", "Maria bought a blue bicycle in Lyon.")],
    "fill-mask": ["The capital of France is [MASK].", "[MASK] is the capital of Norway.", "A young dog is called a [MASK].", "Three plus four is [MASK]."],
    "multiple-choice": [], "topics": ["The nurse cooked a soup for the striker.", "My computer needs more memory."], "similarity": [("The dog chased the cat.", "The cat chased the dog."), ("A man fixed the car.", "A man repaired the car.")],
}


def inputs(name, tok):
    """24 candidates, of which every second becomes a golden"""
    task = {"fill-mask": "fill-mask"}.get(name, FT.task_of(name))
    xs = list(EXTRA[task])
    folder = {"fill-mask": "facts"}.get(task, task.replace("-", "_"))
    for e in C.rows(DATA, folder, "test"):
        if task in ("sentiment", "ner", "topics"):
            x = e["text"]
        elif task == "nli":
            x = (e["premise"], e["hypothesis"])
        elif task == "qa":
            x = (e["question"], e["context"])
        elif task == "similarity":
            x = (e["sentence1"], e["sentence2"])
        elif task == "multiple-choice":
            x = (e["prompt"], e["endings"])
        else:
            if len(tok(" " + e["answer"], add_special_tokens=False)["input_ids"]) != 1:
                continue
            x = e["text"][:e["start"]] + "[MASK]" + e["text"][e["end"]:]
        n = len(tok(*([x] if isinstance(x, str) else x))["input_ids"]) if task != "multiple-choice" else max(len(tok(x[0], y)["input_ids"]) for y in x[1])
        if 6 <= n <= 30 and x not in xs:
            xs.append(x)
        if len(xs) == 24:
            break
    return task, xs


def enc_json(tok, args):
    e = tok(*args, return_offsets_mapping=True)
    return {"tokens": tok.convert_ids_to_tokens(e["input_ids"]), "input_ids": e["input_ids"], "attention_mask": e["attention_mask"],
            "token_type_ids": e["token_type_ids"], "offsets": [list(o) for o in e["offset_mapping"]], "sequence_ids": e.sequence_ids(0)}


def clean(o):
    if isinstance(o, dict):
        return {k: clean(v) for k, v in o.items()}
    if isinstance(o, (list, tuple)):
        return [clean(v) for v in o]
    return o.item() if hasattr(o, "item") else o


def gradients(model, ids, am):
    """gradient and integrated gradients of the predicted logit with respect to inputs_embeds"""
    E = model.deberta.embeddings.word_embeddings
    x = E(ids).detach()
    pred = model(inputs_embeds=x, attention_mask=am).logits.argmax(-1).item()

    def grad(z):
        z = z.clone().requires_grad_(True)
        lo = model(inputs_embeds=z, attention_mask=am.expand(z.shape[0], -1)).logits[:, pred]
        g, = torch.autograd.grad(lo.sum(), z)
        return g, lo.detach()

    out = {"grad_inputs_embeds": grad(x)[0][0]}
    info = {"target": pred}
    base_all = E.weight[C.PAD].detach().expand_as(x).clone()
    base_keep = base_all.clone()
    sp = (ids[0] == C.CLS) | (ids[0] == C.SEP)
    base_keep[0, sp] = x[0, sp]
    al = ((torch.arange(50) + .5) / 50)[:, None, None]
    for nm, b in (("ig_pad_all", base_all), ("ig_pad_keep_special", base_keep)):
        g = grad(b + al * (x - b))[0].mean(0)
        a = (x - b)[0] * g
        out[nm] = a
        info[nm] = {"token_attributions": a.sum(-1).tolist(), "sum": a.sum().item(), "logit_input": grad(x)[1].item(), "logit_baseline": grad(b)[1].item()}
    info["grad_x_input"] = (out["grad_inputs_embeds"] * x[0]).sum(-1).tolist()
    info["grad_l2"] = out["grad_inputs_embeds"].norm(dim=-1).tolist()
    return out, info


def run(name):
    d = os.path.join(MODELS, name)
    tok = T.AutoTokenizer.from_pretrained(d)
    task, xs = inputs(name, tok)
    cls = T.DebertaV2ForMaskedLM if task == "fill-mask" else FT.CLS[task]
    model = cls.from_pretrained(d, dtype=torch.float32, attn_implementation="eager").eval()
    pipe = lambda t, **k: T.pipeline(t, model=model, tokenizer=tok, device=-1, **k)
    for part, sel in (("models", xs[0::2]),):
        tens, js = {}, []
        for n, x in enumerate(sel):
            it = {}
            if task == "multiple-choice":
                it = {"prompt": x[0], "endings": x[1], "choices": [enc_json(tok, (x[0], y)) for y in x[1]]}
                e = tok([x[0]] * 4, x[1], return_tensors="pt", padding=True)
                ids, am = e["input_ids"], e["attention_mask"]
                kw = {"input_ids": ids[None], "attention_mask": am[None]}
                it["padded_input_ids"], it["padded_attention_mask"] = ids.tolist(), am.tolist()
            else:
                args = [x] if isinstance(x, str) else list(x)
                it = {"text": args[0], **({"text_pair": args[1]} if len(args) == 2 else {}), **enc_json(tok, args)}
                ids, am = torch.tensor([it["input_ids"]]), torch.tensor([it["attention_mask"]])
                kw = {"input_ids": ids, "attention_mask": am}
            with torch.no_grad():
                o = model(**kw, output_hidden_states=True, output_attentions=True)
            for l, h in enumerate(o.hidden_states):
                tens[f"{n}/hidden_states/{l}"] = h if task == "multiple-choice" else h[0]
            for l, h in enumerate(o.attentions):
                tens[f"{n}/attentions/{l}"] = h if task == "multiple-choice" else h[0]
            if task == "qa":
                tens[f"{n}/start_logits"], tens[f"{n}/end_logits"] = o.start_logits[0], o.end_logits[0]
                it["start_logits"], it["end_logits"] = o.start_logits[0].tolist(), o.end_logits[0].tolist()
                it["question_answering"] = qa_answer(tok, model, *args)
            elif task == "fill-mask":
                k = it["input_ids"].index(C.MASK)
                tens[f"{n}/logits_at_mask"] = o.logits[0, k]
                it["mask_index"] = k
                it["pipeline"] = {"fill-mask": clean(pipe("fill-mask")(x, top_k=5))}
            else:
                tens[f"{n}/logits"] = o.logits[0]
                if task != "ner":
                    it["logits"] = o.logits[0].tolist()
            if task == "sentiment":
                it["pipeline"] = {"text-classification": clean(pipe("text-classification")(x, top_k=None))}
            elif task == "nli":
                it["pipeline"] = {"text-classification": clean(pipe("text-classification")({"text": args[0], "text_pair": args[1]}, top_k=None))}
                it["pipeline"]["zero-shot-classification"] = {
                    f"{t}|multi_label={m}": clean(pipe("zero-shot-classification")(args[0], TOPICS12, hypothesis_template=t, multi_label=m))
                    for t in ("This example is {}.", "This example is about {}.") for m in (False, True)}
            elif task == "topics":
                it["pipeline"] = {"text-classification": clean(pipe("text-classification")(x, top_k=None))}
            elif task == "similarity":
                it["pipeline"] = {"text-classification": clean(pipe("text-classification", function_to_apply="none")({"text": args[0], "text_pair": args[1]}))}
            elif task == "ner":
                it["pipeline"] = {f"token-classification/{s}": clean(pipe("token-classification", aggregation_strategy=s)(x)) for s in ("none", "simple", "first", "average", "max")}
                it["predicted"] = [model.config.id2label[int(i)] for i in o.logits[0].argmax(-1)]
            if task in ("sentiment", "nli"):
                t, info = gradients(model, ids, am)
                it["gradients"] = info
                tens.update({f"{n}/{k}": v for k, v in t.items()})
            js.append(it)
        out = {"model": name, "transformers": T.__version__, "torch": torch.__version__, "attn_implementation": "eager", "weights": "saved fp16 loaded as fp32", "inputs": js}
        if task != "multiple-choice":  # one right-padded batch of the first three inputs
            sub = [x if isinstance(x, str) else list(x) for x in sel[:3]]
            e = tok(sub if isinstance(sub[0], str) else [s[0] for s in sub], None if isinstance(sub[0], str) else [s[1] for s in sub], padding=True, return_tensors="pt")
            with torch.no_grad():
                o = model(input_ids=e["input_ids"], attention_mask=e["attention_mask"])
            b = {"start_logits": o.start_logits, "end_logits": o.end_logits} if task == "qa" else {"logits": o.logits}
            if task == "fill-mask":
                b = {"logits_at_mask": o.logits[e["input_ids"] == C.MASK]}
            tens.update({f"padded_batch/{k}": v for k, v in b.items()})
            out["padded_batch"] = {"input_ids": e["input_ids"].tolist(), "attention_mask": e["attention_mask"].tolist()}
        os.makedirs(os.path.join(OUT, part), exist_ok=True)
        save_file({k: v.detach().float().contiguous().clone() for k, v in tens.items()}, os.path.join(OUT, part, name + ".safetensors"))
        json.dump(out, open(os.path.join(OUT, part, name + ".json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
        print(name, part, len(js), flush=True)


if __name__ == "__main__":
    for m in NAMES:
        run(m)
