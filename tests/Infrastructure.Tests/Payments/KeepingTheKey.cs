using System.Collections.Concurrent;
using CleanTemplate.Application.Payments;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class KeepingTheKey
{
    [Theory]
    [InlineData(PaymentTrouble.None)]
    [InlineData(PaymentTrouble.KnowsUsNot)]
    [InlineData(PaymentTrouble.Garbage)]
    public async Task The_key_of_the_payment_api_stands_in_no_log(PaymentTrouble trouble)
    {
        await using var api = await TroubledPaymentApi.Start();
        api.Trouble = trouble;
        using Everything logged = new();
        await using var services = PaymentScene.Compose("Testing", PaymentScene.Settings(api.Address), change => change
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logged)));

        await services.GetRequiredService<IPaymentProvider>().Charge("order", Money.Of(10, "EUR"), default);

        Assert.Equal(1, api.Requests);
        Assert.DoesNotContain(logged.Lines, line => line.Contains(TroubledPaymentApi.ApiKey, StringComparison.Ordinal));
    }

    /// <summary>Text and values of all logs at all levels.</summary>
    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception} {string.Join(' ', (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(Text))}");

        public void Dispose()
        {
        }

        private static string Text(KeyValuePair<string, object?> value) => value.Value is IEnumerable<string> several ? string.Join(' ', several) : $"{value.Value}";
    }
}
