@echo off
rem Builds what changed and starts MIGR Studio: the window, or the command that the arguments name.
rem
rem   studio             the window                studio test      all the tests
rem   studio --help      the commands              studio package   the app for this platform
rem
rem Needs a JDK 25. Takes Maven from the PATH, else fetches it once through the Maven wrapper.
rem More options for the Java machine: JDK_JAVA_OPTIONS, for example -Xmx8g.

setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "IMAGE=%ROOT%\app\target\studio"
set "WORK=%ROOT%\target\build"
set "JDK="

if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try_jdk_of "%%~dp$PATH:J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*") do (
  call :try_jdk "%%~D"
  call :try_jdk "%%~D\current"
)
if not defined JDK (
  echo No JDK 25 was found: install one, for example from https://adoptium.net, or set JAVA_HOME to it.>&2
  exit /b 1
)

rem No parentheses from here on: paths and arguments may hold some.
if not exist "%WORK%" mkdir "%WORK%"
if "%~1"=="test" goto test

set "PROFILE="
if "%~1"=="package" set "PROFILE=--activate-profiles bill-of-materials"
call :list_sources
if defined PROFILE goto outdated
fc /b "%WORK%\sources.txt" "%IMAGE%\sources.txt" >nul 2>&1
if not errorlevel 1 goto built
:outdated
call :build
if errorlevel 1 exit /b 1
:built
if "%~1"=="package" goto package

if not exist "%IMAGE%\studio.aot" goto run_without_cache
"%JDK%\bin\java.exe" "-XX:AOTCache=%IMAGE%\studio.aot" "@%IMAGE%\java.options" --module-path "%IMAGE%\javafx" -cp "%IMAGE%\studio.jar" studio.migr.app.launch.Main %*
exit /b

:run_without_cache
"%JDK%\bin\java.exe" "@%IMAGE%\java.options" --module-path "%IMAGE%\javafx" -cp "%IMAGE%\studio.jar" studio.migr.app.launch.Main %*
exit /b

:test
call :after_first %*
call :maven verify %REST%
exit /b

:package
call :after_first %*
"%JDK%\bin\java.exe" -cp "%IMAGE%\lib\*;%IMAGE%\javafx\*" "%ROOT%\installers\src\Package.java" "%ROOT%" %REST%
exit /b

rem The arguments without the first one, with their quotes and equals signs.
:after_first
set "REST="
for /f "tokens=1,*" %%A in ("%*") do set "REST=%%B"
exit /b 0

rem ---- the JDK -------------------------------------------------------------------------------------

:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>&1
if not errorlevel 1 set "JDK=%~1"
exit /b 0

rem %1 is the folder of a java.exe, with a backslash at its end.
:try_jdk_of
for %%B in ("%~1..") do call :try_jdk "%%~fB"
exit /b 0

rem ---- building ------------------------------------------------------------------------------------

rem Names, sizes and times of everything that the image is built from.
:list_sources
call :print_sources >"%WORK%\sources.txt" 2>nul
exit /b 0

:print_sources
for %%F in ("%ROOT%\pom.xml" "%ROOT%\app\pom.xml" "%ROOT%\model-runtime\pom.xml" "%ROOT%\training-backend\pom.xml" "%ROOT%\ui-resources\pom.xml" "%ROOT%\sample-clips\pom.xml") do echo %%~tzF %%~F
for %%D in (app model-runtime training-backend ui-resources sample-clips) do if exist "%ROOT%\%%D\src\main" where /r "%ROOT%\%%D\src\main" /t *
where /r "%ROOT%\app\src\launch" /t *
exit /b 0

:build
echo Building MIGR Studio. The first time, libraries of about 320 MB are fetched.>&2
if not exist "%IMAGE%" goto compile
rem The folder is renamed first: that fails while a studio runs from it, and then nothing is lost.
ren "%IMAGE%" studio.old 2>nul
if not exist "%IMAGE%" goto compile
echo A studio of this folder is still running: close it, so that it can be built anew.>&2
exit /b 1
:compile
if exist "%ROOT%\app\target\studio.old" rmdir /s /q "%ROOT%\app\target\studio.old"
call :maven -Dmaven.test.skip=true --projects app --also-make package %PROFILE% >"%WORK%\log.txt" 2>&1
if errorlevel 1 goto build_failed
copy /y "%WORK%\sources.txt" "%IMAGE%\sources.txt" >nul
rem Runs once through a start and keeps the classes that it loaded and linked: JEP 514.
"%JDK%\bin\java.exe" "-XX:AOTCacheOutput=%IMAGE%\studio.aot" "@%IMAGE%\java.options" --module-path "%IMAGE%\javafx" -Dglass.platform=Headless -Dprism.order=sw -cp "%IMAGE%\studio.jar" studio.migr.app.launch.Main bench start --train >nul 2>&1
exit /b 0
:build_failed
findstr /b /c:"[ERROR] " "%WORK%\log.txt" >&2
echo The build failed; everything it said is in %WORK%\log.txt>&2
exit /b 1

rem ---- Maven ---------------------------------------------------------------------------------------

:maven
setlocal
set "JAVA_HOME=%JDK%"
rem Maven's own libraries use what this JDK would warn of.
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
pushd "%ROOT%"
set "MVN=%ROOT%\mvnw.cmd"
where mvn.cmd >nul 2>&1 && call :prefer_installed_maven
call "%MVN%" --batch-mode --no-transfer-progress %*
set "RESULT=%ERRORLEVEL%"
popd
exit /b %RESULT%

rem Takes the Maven on the PATH if it is 3.8 or newer.
:prefer_installed_maven
for /f "tokens=3" %%V in ('mvn.cmd -v 2^>nul ^| findstr /b /c:"Apache Maven"') do (
  for /f "tokens=1-3 delims=.-" %%A in ("%%V") do (
    if %%A geq 4 set "MVN=mvn.cmd"
    if %%A equ 3 if %%B geq 8 set "MVN=mvn.cmd"
  )
)
exit /b 0
