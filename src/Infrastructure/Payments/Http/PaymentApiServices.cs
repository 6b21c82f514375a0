using System.ComponentModel.DataAnnotations;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
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

public sealed class HttpPaymentOptions : IValidatableObject
{
    public const string Section = $"{PaymentOptions.Section}:Http";

    /// <summary>Where the payment API is: https, or http on this machine or in Development.</summary>
    [Required]
    public Uri? BaseAddress { get; set; }

    /// <summary>What we show the payment API, in letters that fit a header. It may be missing only in Development.</summary>
    [RegularExpression("[!-~]*", ErrorMessage = "The key has letters that no header can carry.")]
    public string? ApiKey { get; set; }

    /// <summary>How long one try may take, from 100 ms to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long all tries and the waits between them may take, from 100 ms to 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a failed try is repeated, from 1 to 5 times.</summary>
    [Range(1, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first repetition, doubled for each further one, from 10 ms to 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:05")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>If the API asks for more patience than this (Retry-After), the call ends instead; from 0 to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Of so many tries within 30 s half must fail for calls to be stopped, from 2 to 1000.</summary>
    [Range(2, 1000)]
    public int TriesToJudgeBy { get; set; } = 10;

    /// <summary>How long no call leaves before one tries again, from 500 ms to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TotalTimeout < TryTimeout)
            yield return new($"All tries together need at least the time of one, {nameof(TryTimeout)}.", [nameof(TotalTimeout)]);
    }
}

/// <summary>Checks the settings only where this provider is chosen: elsewhere nobody has to give them.</summary>
internal sealed class HttpPaymentValidation(IOptions<PaymentOptions> payments, IHostEnvironment environment) : IValidateOptions<HttpPaymentOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpPaymentOptions options)
    {
        if (!payments.Value.Provider.Equals(HttpPayments.Name, StringComparison.OrdinalIgnoreCase)) return ValidateOptionsResult.Skip;

        List<ValidationResult> wrong = [];
        Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true);
        if (options.BaseAddress is { } address && !IsSafe(address))
            wrong.Add(new("An https address is required (http only on this machine or in Development).", [nameof(options.BaseAddress)]));
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !environment.IsDevelopment())
            wrong.Add(new("The key of the payment API is required outside Development.", [nameof(options.ApiKey)]));

        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(result => $"{HttpPaymentOptions.Section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
    }

    private bool IsSafe(Uri address) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || environment.IsDevelopment())));
}
