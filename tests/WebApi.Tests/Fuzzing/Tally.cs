using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>What was sent and what came back: every answer is judged here.</summary>
internal sealed class Tally(HttpClient client, FaultLog faults)
{
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<(string Operation, int Status), bool> _seen = new();
    private readonly ConcurrentDictionary<string, bool> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Times, string Example)> _wrong = new(StringComparer.Ordinal);
    private readonly Lock _slower = new();
    private (TimeSpan Took, string Request) _slowest;

    public int Requests => _statuses.Values.Sum();

    public double Successes => _statuses.Where(status => status.Key < 300).Sum(status => status.Value) / (double)Requests;

    /// <summary>By operation and kind, with the first example of each.</summary>
    public IReadOnlyList<string> Wrong =>
        [.. _wrong.OrderBy(wrong => wrong.Key, StringComparer.Ordinal).Select(wrong => $"{wrong.Key} ({wrong.Value.Times} times)\n    {wrong.Value.Example.ReplaceLineEndings("\n    ")}")];

    public bool HasSeen(Operation operation, int status) => _seen.ContainsKey((operation.Name, status));

    public bool HasSeen(string code) => _codes.ContainsKey(code);

    public void Blame(string kind, string example) => _wrong.AddOrUpdate(kind, _ => (1, example), (_, known) => (known.Times + 1, known.Example));

    /// <param name="operation">None, where the document has none for the request.</param>
    /// <param name="at">Another host than the one that gets most requests.</param>
    public async Task<Reply> Send(Operation? operation, Shot shot, HttpClient? at = null)
    {
        using var request = shot.ToRequest((at ?? client).BaseAddress!);
        var reply = await Reply.To(request, at ?? client);
        _statuses.AddOrUpdate(reply.Status, 1, (_, times) => times + 1);
        if (operation is not null) _seen[(operation.Name, reply.Status)] = true;
        if (reply.Problem?.Code is { } code) _codes[code] = true;
        foreach (var (kind, detail) in Verdict.Of(operation, shot, reply))
            Blame($"{operation?.Name ?? "no operation"}: {kind}", $"{shot}\n{detail}\n{(reply.Status >= 500 ? faults.Of(reply.Problem?.Trace) : "")}".TrimEnd());
        lock (_slower)
        {
            if (reply.Took > _slowest.Took && shot[Weather.Header] is null) _slowest = (reply.Took, shot.ToString());
        }

        return reply;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Requests} requests, {Successes:P1} successes, {_seen.Keys.Select(seen => seen.Operation).Distinct().Count()} operations, {_codes.Count} error codes");
        text.AppendLine(string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        return text.Append(CultureInfo.InvariantCulture, $"slowest: {_slowest.Took.TotalMilliseconds:0} ms, {_slowest.Request}").ToString();
    }
}
