using System.Diagnostics.Metrics;
using CleanTemplate.Application.Payments;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Infrastructure.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CleanTemplate.Infrastructure.Tests.Payments;

/// <summary>The provider that the settings choose, with a payment company to call and a clock in a hurry.</summary>
internal sealed class PaymentScene : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PaymentScene(TroubledPaymentApi api, IEnumerable<KeyValuePair<string, string?>> settings) =>
        (Api, _services) = (api, Compose("Testing", [.. Settings(api.Address), .. settings], services => services.AddSingleton<TimeProvider>(Clock)));

    public TroubledPaymentApi Api { get; }

    public HurriedClock Clock { get; } = new();

    public IPaymentProvider Provider => _services.GetRequiredService<IPaymentProvider>();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public static async Task<PaymentScene> Set(params KeyValuePair<string, string?>[] settings) => new(await TroubledPaymentApi.Start(), settings);

    public static Dictionary<string, string?> Settings(Uri address) => new(StringComparer.Ordinal)
    {
        ["Payments:Provider"] = "http",
        ["Payments:Http:BaseAddress"] = address.ToString(),
        ["Payments:Http:ApiKey"] = TroubledPaymentApi.ApiKey,
        // A second of the test's time: enough for a server under load.
        ["Payments:Http:TryTimeout"] = "00:00:20",
        ["Payments:Http:TotalTimeout"] = "00:01:30",
    };

    public static ServiceProvider Compose(string environment, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? change = null)
    {
        ServiceCollection services = [];
        services
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Last(settings)).Build())
            .AddSingleton(TimeProvider.System);
        new PaymentServices().AddTo(services);
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }

    public async Task<HealthReportEntry> Health() =>
        Assert.Single((await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"))).Entries).Value;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Api.DisposeAsync();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Last(IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => setting.Last());
}
