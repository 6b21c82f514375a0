using System.Runtime.InteropServices;
using CleanTemplate.Dev.Slices;
using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev;

// A class of its own: ASP.NET Core makes the Program of top-level statements public, and tests want only the API's.
internal static class DevelopmentProgram
{
    public static async Task<int> Main(string[] args)
    {
        using var signals = new StopSignals();
        return await Verbs.Run(args, signals.Stop);
    }
}

/// <summary>What the first argument asks for: a verb, or without one the development host.</summary>
internal static class Verbs
{
    private const int NotUnderstood = 2;

    public static async Task<int> Run(string[] arguments, CancellationToken stop)
    {
        switch (arguments)
        {
            case [] or [['-', ..], ..]:
                return await new DevelopmentHost(Product.Current, ApiProject.Built, arguments).Run(stop);
            case ["new", .. var wish]:
                var (code, said) = await NewSlice.Run(Environment.CurrentDirectory, wish, stop);
                await (code == 0 ? Console.Out : Console.Error).WriteLineAsync(said);
                return code;
            case ["update", .. var wish]:
                return await new Update(ApiProject.Built.Solution, wish).Run(stop);
            default:
                await Console.Error.WriteLineAsync($"'{arguments[0]}' is not understood. There are 'new', which adds a slice to the solution, and 'update', which brings it to another version of its template; arguments that begin with -- are settings of the API, such as --urls http://localhost:5310.");
                return NotUnderstood;
        }
    }
}

/// <summary>Ctrl+C, a closed terminal and a polite kill all ask for the same: stop everything in order.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Heard))];

    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void Heard(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stop.Cancel();
    }
}
