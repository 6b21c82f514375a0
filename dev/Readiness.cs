namespace CleanTemplate.Dev;

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
