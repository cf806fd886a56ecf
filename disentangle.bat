@echo off
rem Builds what is stale, then starts Disentangle; arguments go to it unchanged. All messages of the build go to stderr.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "launch=%root%app\target\launch"
set "jdk="

call :try "%JAVA25_HOME%"
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" ^
    "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" ^
    "%USERPROFILE%\.jdks\*25*" "%USERPROFILE%\scoop\apps\temurin25-jdk\current") do call :try "%%~d"
if not defined jdk (
    echo disentangle: no JDK 25 ^(25.0.3 or later^) found; install one, e.g. Temurin 25, or set JAVA25_HOME to its folder 1>&2
    exit /b 1
)

rem Whether any source is newer than the last build. A folder counts too: its time changes when a file in it goes away.
set "stale=1"
if exist "%launch%\built" (
    powershell -NoProfile -Command "$built = (Get-Item -LiteralPath '%launch%\built').LastWriteTimeUtc; $sources = @(Get-Item '%root%pom.xml', '%root%*\pom.xml', '%root%*\src\main') + @(Get-ChildItem '%root%*\src\main' -Recurse); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
    if not errorlevel 1 set "stale="
)
if defined stale (
    echo disentangle: building ... 1>&2
    if not exist "%launch%" mkdir "%launch%"
    type nul > "%launch%\building"
    set "JAVA25_HOME=%jdk%"
    call "%root%mvnw.cmd" -q -B -Dquick -f "%root%pom.xml" -pl app -am process-classes 1>&2
    if errorlevel 1 exit /b 1
    move /y "%launch%\building" "%launch%\built" > nul
)

"%jdk%\bin\java" "@%launch%\java.args" io.github.disentangle.app.Main %*
exit /b %errorlevel%

rem Takes the JDK in folder %1 if it is a JDK 25 from 25.0.3 on and none was found yet.
:try
if defined jdk exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
findstr /r /c:"^JAVA_VERSION=.25\.0\.[3-9]" /c:"^JAVA_VERSION=.25\.0\.[1-9][0-9]" /c:"^JAVA_VERSION=.25\.[1-9]" "%~1\release" > nul && set "jdk=%~1"
exit /b
