using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>What the provider behind HTTP needs beside itself.</summary>
internal static class PaymentApiServices
{
    private static readonly TimeSpan ConnectionsAreKept = TimeSpan.FromMinutes(5);

    public static void AddPaymentApi(this IServiceCollection services)
    {
        services.AddOptions<HttpPaymentOptions>().BindConfiguration(HttpPaymentOptions.Section).ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<HttpPaymentOptions>, HttpPaymentValidation>()
            .AddSingleton<PaymentPipeline>()
            .AddSingleton<PaymentMetrics>()
            .AddSingleton<PaymentApi>()
            .AddMetrics()
            .AddHttpClient(PaymentApi.Client, Configure)
            // The framework's logs of a call hide headers in their text, but carry them beside it, our key among them.
            .RemoveAllLoggers()
            // Money goes to the address that was configured, not to where it points today; names are resolved anew with each connection.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionsAreKept })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddHealthChecks().AddCheck<PaymentHealth>("payments", HealthStatus.Degraded, [DatabaseHealth.Ready]);
    }

    private static void Configure(IServiceProvider container, HttpClient client)
    {
        var options = container.GetRequiredService<IOptions<HttpPaymentOptions>>().Value;
        client.BaseAddress = WithSlash(options.BaseAddress!);
        client.Timeout = Timeout.InfiniteTimeSpan; // the pipeline's business
        client.MaxResponseContentBufferSize = PaymentApi.MaxDocumentLength;
        if (!string.IsNullOrWhiteSpace(options.ApiKey)) client.DefaultRequestHeaders.Authorization = new("Bearer", options.ApiKey);
    }

    // Without it the last part of the address would be taken for a file and replaced.
    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new($"{address.AbsoluteUri}/");
}
