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
