using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev;

/// <summary>Finds or starts what the API needs, prepares it, and runs the API until somebody stops it.</summary>
internal sealed class DevelopmentHost(Product product, ApiProject api, string[] arguments)
{
    // One process for both: to start one takes longer than what it does.
    private static readonly string[] Preparation = ["migrate", "--seed"];

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
        await using var preparation = ApiProcess.Start(api, Preparation, environment);
        if (await preparation.Exit(stop) is not 0 and var failed) return await Told($"'{string.Join(' ', Preparation)}' failed with exit code {failed}.", failed, stop);

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

/// <summary>Waits until the API says that it can serve requests.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>False when the process ended first.</summary>
    public static async Task<bool> Reached(Uri address, Task exit, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        while (!exit.IsCompleted)
        {
            if (await IsReady(http, stop)) return true;
            await Task.WhenAny(exit, Task.Delay(Pause, stop));
        }

        return false;
    }

    private static async Task<bool> IsReady(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException doubted) when (doubted.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            // It answers; a development certificate that this machine does not trust tells no more.
            return true;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException || (unreachable is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}

/// <summary>All companions that the configuration asks for, for as long as the API runs.</summary>
internal sealed class Companions : IAsyncDisposable
{
    private readonly List<ICompanion> _all =
    [
        .. typeof(ICompanion).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ICompanion)))
            .Select(type => (ICompanion)Activator.CreateInstance(type)!),
    ];

    public async Task<IReadOnlyList<Companionship>> Start(ApiSettings settings)
    {
        List<Companionship> started = [];
        foreach (var companion in _all)
            if (await companion.Start(settings) is { } companionship) started.Add(companionship);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var companion in _all) await companion.DisposeAsync();
    }
}

/// <summary>Plays a service of somebody else's that the API calls, when the configuration asks for it. Found by scanning.</summary>
internal interface ICompanion : IAsyncDisposable
{
    /// <summary>The settings with which the API finds it, with what to tell the developer; null when it is not needed.</summary>
    Task<Companionship?> Start(ApiSettings settings);
}

internal sealed record Companionship(string Announcement, IReadOnlyDictionary<string, string> Settings);

/// <summary>A reason that the person at the keyboard can do something about; the message says what.</summary>
public sealed class CannotStartException(string message) : Exception(message);

/// <summary>Where the product keeps things of its own for the user who develops it.</summary>
internal static class UserFolder
{
    public static string Of(Product product)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) throw new CannotStartException("There is no folder to keep data in: set the environment variable HOME.");

        return Directory.CreateDirectory(Path.Combine(data, $"{product.Kebab}-dev")).FullName;
    }
}
