using System.Diagnostics;

namespace CleanTemplate.WebApi.Tests.CommandLine;

/// <summary>The API's own executable, run as a person would.</summary>
internal sealed record Executable(int ExitCode, string Output, string Errors)
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, $"{typeof(Program).Assembly.GetName().Name}.dll");

    public static Task<Executable> Run(OwnDatabase database, params string[] arguments) =>
        Run([], database, arguments);

    public static Task<Executable> Run((string Name, string Value)[] settings, OwnDatabase database, params string[] arguments) => Run(
        [("Database__Provider", database.Provider), ("Database__ConnectionString", database.ConnectionString), ("Mail__PickupFolder", TestMails.Folder), .. settings], arguments);

    public static async Task<Executable> Run((string Name, string Value)[] settings, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Dll, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
