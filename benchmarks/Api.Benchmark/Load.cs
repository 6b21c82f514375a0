using System.Diagnostics;

namespace CleanTemplate.Api.Benchmark;

/// <summary>A few clients that ask for the same thing again as soon as they have the answer.</summary>
internal static class Load
{
    private const int Clients = 8;

    /// <summary>Answers per second.</summary>
    public static async Task<double> Run(HttpClient http, string path, int requests)
    {
        var left = requests;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var answer = await http.GetAsync(path);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }
        }));
        return requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
