using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev;

/// <summary>Finds or starts what the API needs, prepares it, and runs the API until somebody stops it.</summary>
internal sealed class DevelopmentHost(Product product, ApiProject api, string[] arguments)
{
    private static readonly string[] Preparations = ["migrate", "seed"];

    public async Task<int> Run(CancellationToken stop)
    {
        try
        {
            var code = await Serve(stop);
            return code != 0 && await IsStopping(stop) ? 0 : code;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (CannotStartException refused)
        {
            if (await IsStopping(stop)) return 0;

            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private async Task<int> Serve(CancellationToken stop)
    {
        if (arguments is [var word, ..] && !word.StartsWith('-'))
            throw new CannotStartException($"'{word}' is not understood: arguments are settings of the API, such as --urls http://localhost:5310.");

        var settings = new ApiSettings(api.Folder, arguments);
        var address = new ApiAddress(settings.Urls, api.Folder);
        address.MustBeFree();

        await using var database = await new DatabaseSearch(DatabaseSearch.AllSources, product).Open(settings.Provider, settings.ConnectionString, stop);
        var mailFolder = settings.MailFolder ?? (settings.MailServer is null ? Path.Combine(UserFolder.Of(product), "mails") : null);
        await using Companions companions = new();
        var played = await companions.Start(settings);
        var environment = settings.Environment(database.Provider, database.ConnectionString, mailFolder, played.SelectMany(companion => companion.Settings));
        foreach (var verb in Preparations)
        {
            await using var preparation = ApiProcess.Start(api, [verb], environment);
            if (await preparation.Exit(stop) is not 0 and var failed) return await Told($"'{verb}' failed with exit code {failed}.", failed, stop);
        }

        await using var process = ApiProcess.Start(api, [.. arguments, "--urls", address.Urls], environment);
        var exit = process.Exit(stop);
        if (await Readiness.Reached(address.Browsable, exit, stop)) Announce(database, address.Browsable, mailFolder ?? settings.MailServer!, played);
        var code = await exit;
        return await Told($"The API ended by itself with exit code {code}.", code, stop);
    }

    private static void Announce(Database database, Uri address, string mails, IReadOnlyList<Companionship> companions) => Console.WriteLine($"""

        Database: {database.Description}
        API: {address.GetLeftPart(UriPartial.Authority)}
        Try it: {new Uri(address, "/docs")}
        Sign in: {HowToSignIn.Text}
        {string.Join(Environment.NewLine, [$"Mails: {mails}", .. companions.Select(companion => companion.Announcement)])}
        Stop: Ctrl+C

        """);

    private static async Task<int> Told(string news, int code, CancellationToken stop)
    {
        if (!await IsStopping(stop)) await Console.Error.WriteLineAsync(news);
        return code;
    }

    /// <summary>Ctrl+C reaches the children at the same moment: one of them may be gone before we hear of it ourselves.</summary>
    private static async Task<bool> IsStopping(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200), stop).ContinueWith(_ => { }, TaskScheduler.Default);
        return stop.IsCancellationRequested;
    }
}
