using System.Buffers;
using System.Collections;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Logs;

/// <summary>
/// Everything that hosts log, at every level: searched for what must not stand there, then forgotten. A secret may be known only
/// after it was logged, as a token is when the answer has come, so the last two pages are kept until the next is full.
/// </summary>
internal sealed class SearchedLogs(int pageLength = 4_000_000) : ILoggerFactory, ILogger
{
    private const int ShortestSecret = 10, MostFound = 10, Around = 200;

    private readonly Lock _writing = new();
    private readonly HashSet<string> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _found = [];
    private StringBuilder _page = new(), _pageBefore = new();

    public static SearchedLogs OfThisRun { get; } = new();

    /// <summary>Answers the secret itself.</summary>
    public string KeepSecret(string secret)
    {
        Assert.True(secret.Length >= ShortestSecret, $"'{secret}' is so short that it occurs by chance.");
        lock (_writing) _secrets.Add(secret);
        return secret;
    }

    /// <summary>The places in which a secret stood so far.</summary>
    public IReadOnlyList<string> Found()
    {
        lock (_writing)
        {
            Turn();
            Turn();
            return [.. _found];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"{formatter(state, exception)} {Values(state)} {exception}");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write($"{state} {Values(state)}");
        return null;
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    /// <summary>What a structured log would keep beside the text.</summary>
    private static string Values(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(' ', values.Where(value => value.Key != "{OriginalFormat}").Select(value => Text(value.Value)))
        : "";

    private static string? Text(object? value) => value is IEnumerable several and not string ? string.Join(' ', several.Cast<object?>()) : value?.ToString();

    private void Write(string text)
    {
        lock (_writing)
        {
            if (_page.Length + text.Length > pageLength) Turn();
            _page.AppendLine(text);
        }
    }

    private void Turn()
    {
        Search(_pageBefore.ToString());
        (_pageBefore, _page) = (_page, _pageBefore.Clear());
    }

    private void Search(string page)
    {
        var secrets = SearchValues.Create([.. _secrets], StringComparison.OrdinalIgnoreCase);
        for (var at = 0; _found.Count < MostFound && page.AsSpan(at).IndexOfAny(secrets) is >= 0 and var next;)
        {
            at += next;
            _found.Add(page[Math.Max(0, at - Around)..Math.Min(page.Length, at + Around)]);
            at = Math.Min(page.Length, at + Around);
        }
    }
}

/// <summary>The fixture of the assembly: fails the run when a secret of its tests stood in a log of their hosts.</summary>
public sealed class NoSecretIsLogged : IDisposable
{
    public void Dispose()
    {
        var found = SearchedLogs.OfThisRun.Found();
        Assert.True(found.Count == 0, $"A log tells a secret:\n{string.Join("\n---\n", found)}");
    }
}
