@echo off
rem Opens JShell with effekt on the class path and imported, or runs a JShell script. See --help.
rem The same as the bash script beside it, which has the comments.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "SHELL_DIR=%ROOT%\target\shell"

set "FIRST=%~1"
set "SCRIPT="
if not defined FIRST goto find_java
if "%FIRST%"=="-h" goto usage
if "%FIRST%"=="--help" goto usage
if "%FIRST:~0,1%"=="-" goto unknown_option
if exist "%ROOT%\%FIRST%" set "SCRIPT=%ROOT%\%FIRST%"
if exist "%~f1" set "SCRIPT=%~f1"
if not defined SCRIPT goto no_script

:find_java
set "BIN="
if defined JAVA_HOME set "BIN=%JAVA_HOME%\bin\"
for %%T in (java javac jshell) do if defined BIN (if not exist "%BIN%%%T.exe" goto no_jdk) else (where /q %%T || goto no_jdk)

if not exist "%SHELL_DIR%\built" goto build
rem Folders count, too: their time changes when a file is taken away.
powershell -NoProfile -Command "Set-Location -LiteralPath $env:ROOT; $built = (Get-Item target/shell/built).LastWriteTime; $sources = @(Get-Item pom.xml, effekt-*/pom.xml, effekt-*/src/main, src/shell/RunScript.java) + @(Get-ChildItem -Recurse effekt-*/src/main); exit @($sources | Where-Object { $_.LastWriteTime -gt $built }).Count"
if errorlevel 1 goto build

:open
set "CP=%SHELL_DIR%\runner"
for %%J in ("%SHELL_DIR%\lib\*.jar") do call set "CP=%%CP%%;%%~fJ"
if defined SCRIPT goto arguments
"%BIN%jshell" --class-path "%CP%" -R-Deffekt.terminal=true --startup "%ROOT%\src\shell\startup.jsh" --startup "%ROOT%\src\shell\greeting.jsh"
exit /b %ERRORLEVEL%

:arguments
set "REST="
:next_argument
shift
if "%~1"=="" goto run
set REST=%REST% %1
goto next_argument
:run
"%BIN%java" -Dfile.encoding=UTF-8 -cp "%CP%" RunScript "%ROOT%\src\shell\startup.jsh" "%SCRIPT%" %REST%
exit /b %ERRORLEVEL%

:build
where /q mvn || goto no_maven
echo effekt: building once... 1>&2
if exist "%SHELL_DIR%.new" rmdir /s /q "%SHELL_DIR%.new"
mkdir "%SHELL_DIR%.new\lib" "%SHELL_DIR%.new\runner"
type nul > "%SHELL_DIR%.new\built"
pushd "%ROOT%"
call mvn -q -B -ntp "-P!newer-jdk" -pl effekt-dream,effekt-report -am package dependency:copy-dependencies -Dmaven.test.skip -Denforcer.skip -Djacoco.skip -Dcyclonedx.skip -Dmaven.source.skip -Dspotless.check.skip -DincludeScope=runtime -DexcludeGroupIds=dk.effekt "-DoutputDirectory=%SHELL_DIR%.new\lib" 1>&2
if errorlevel 1 goto build_failed
for %%M in (core dream sroi report) do copy /y effekt-%%M\target\effekt-*.jar "%SHELL_DIR%.new\lib" >nul
del /q "%SHELL_DIR%.new\lib\*-sources.jar" "%SHELL_DIR%.new\lib\*-javadoc.jar" 2>nul
popd
"%BIN%javac" --release 17 -nowarn -d "%SHELL_DIR%.new\runner" "%ROOT%\src\shell\RunScript.java" || goto build_failed
if exist "%SHELL_DIR%" rmdir /s /q "%SHELL_DIR%"
move "%SHELL_DIR%.new" "%SHELL_DIR%" >nul
goto open

:usage
echo usage: effekt                    open JShell with effekt on the class path and imported
echo        effekt FILE.jsh [ARG...]  run the script; it finds its arguments in `args`
echo        effekt --help             print this
echo.
echo A script path is looked up from the current folder, then from effekt's own.
echo The JDK (17 or later) is JAVA_HOME's, else the one on the PATH. The first call
echo builds the library with Maven, later ones only when the sources have changed.
echo Exit code: 0, 1 on an error in the script, 2 on a wrong call, or the script's own.
exit /b 0

:unknown_option
echo effekt: unknown option '%FIRST%'; try --help 1>&2
exit /b 2
:no_script
echo effekt: no such script: '%FIRST%' 1>&2
exit /b 2
:no_jdk
echo effekt: a JDK 17 or later with java, javac and jshell is needed, in JAVA_HOME or on the PATH 1>&2
exit /b 2
:no_maven
echo effekt: mvn is not on the PATH: Maven 3.8 or later is needed to build effekt once 1>&2
exit /b 2
:build_failed
popd
echo effekt: the build failed 1>&2
exit /b 1
