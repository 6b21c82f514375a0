using System.Diagnostics;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Tracing
{
    private static readonly Error Refusal = new(ErrorKind.Rule, "test.refused", "No.");

    private readonly LogLines _log = new();

    [Fact]
    public async Task Each_use_case_is_a_span_named_after_its_request()
    {
        using SpanCollector spans = new();

        await new TracedCommand<Ping, string>(new PingHandler(), _log).Handle(new(), default);

        Assert.Equal(ActivityStatusCode.Unset, Assert.Single(spans.Named(nameof(Ping))).Status);
    }

    [Fact]
    public async Task A_refusal_is_logged_with_its_code_and_marks_the_span()
    {
        using SpanCollector spans = new();

        await new TracedCommand<Ping, string>(new PingHandler(() => Refusal), _log).Handle(new("secret"), default);

        Assert.Equal("test.refused", Assert.Single(spans.Named(nameof(Ping))).StatusDescription);
        Assert.StartsWith("Information: Ping refused with test.refused", Assert.Single(_log), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_logged_and_marks_the_span_and_goes_on()
    {
        using SpanCollector spans = new();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            new TracedCommand<Ping, string>(new PingHandler(() => throw new InvalidTimeZoneException()), _log).Handle(new(), default));

        Assert.Equal(nameof(InvalidTimeZoneException), Assert.Single(spans.Named(nameof(Ping))).StatusDescription);
        Assert.StartsWith("Warning: Ping failed with InvalidTimeZoneException", Assert.Single(_log), StringComparison.Ordinal);
    }

    private sealed class LogLines : List<string>, ILogger<TracedCommand<Ping, string>>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel}: {formatter(state, exception)}");
    }

    private sealed class SpanCollector : IDisposable
    {
        private readonly List<Activity> _spans = [];
        private readonly ActivityListener _listener;
        private readonly Activity _test = new Activity("test").Start();

        public SpanCollector()
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name == typeof(ApplicationServices).Assembly.GetName().Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = span => { lock (_spans) _spans.Add(span); },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        /// <summary>Only the spans of this test: others may run at the same time.</summary>
        public IEnumerable<Activity> Named(string name) => _spans.Where(span => span.OperationName == name && span.TraceId == _test.TraceId);

        public void Dispose()
        {
            _listener.Dispose();
            _test.Dispose();
        }
    }
}
