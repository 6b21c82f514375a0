using CleanTemplate.Dev;
using CleanTemplate.Dev.Tests;
using Xunit.Runner.InProc.SystemConsole;

if (Environment.GetEnvironmentVariable(HostProcess.ProductVariable) is not { } product) return await ConsoleRunner.Run(args);
if (Environment.GetEnvironmentVariable(StandInApi.Variable) is { } journal) return await StandInApi.Run(args, journal);

Environment.SetEnvironmentVariable(StandInApi.Variable, Environment.GetEnvironmentVariable(HostProcess.JournalVariable));
using var signals = new StopSignals();
return await new DevelopmentHost(new(product), new(AppContext.BaseDirectory, typeof(StandInApi).Assembly.Location), args).Run(signals.Stop);
