using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Payments.Http;
using CleanTemplate.Infrastructure.Payments.Simulated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments;

internal sealed class PaymentServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        Add<SimulatedPayments>(services, SimulatedPayments.Name).AddSettings<SimulatedPaymentOptions>(SimulatedPaymentOptions.Section);
        Add<HttpPayments>(services, HttpPayments.Name).AddPaymentApi();

        services
            .AddSettings<PaymentOptions>(PaymentOptions.Section)
            .AddSingleton<PaymentProviderFactory>()
            .AddSingleton<IValidateOptions<PaymentOptions>>(container => container.GetRequiredService<PaymentProviderFactory>())
            .AddSingleton(container => container.GetRequiredService<PaymentProviderFactory>().Named(container.GetRequiredService<IOptions<PaymentOptions>>().Value.Provider));
    }

    // Singletons: one keeps in memory what it charged, another how its API behaves.
    private static IServiceCollection Add<TProvider>(IServiceCollection services, string name)
        where TProvider : class, IPaymentProvider => services
        .AddKeyedSingleton<IPaymentProvider, TProvider>(name)
        .AddSingleton(container => new KnownPaymentProvider(name, () => container.GetRequiredKeyedService<IPaymentProvider>(name)));
}

internal sealed class PaymentDesk(IPaymentAttemptRepository attempts, IJobQueue jobs, TimeProvider clock) : IPaymentDesk
{
    public void Request(string subject, Money amount)
    {
        var now = clock.GetUtcNow();
        var attempt = PaymentAttempt.For(PaymentAttemptId.New(now), subject, amount, now);
        attempts.Add(attempt);
        jobs.Enqueue(new CollectPayment(attempt.Id));
    }
}

public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>The name of a registered provider.</summary>
    [Required]
    public string Provider { get; set; } = "simulated";
}

/// <summary>A registered provider, which is not made before it is asked for.</summary>
internal sealed record KnownPaymentProvider(string Name, Func<IPaymentProvider> Make);

/// <summary>Gives out payment providers by their names, and lets nothing start with a name that nobody has.</summary>
internal sealed class PaymentProviderFactory(IEnumerable<KnownPaymentProvider> known) : IValidateOptions<PaymentOptions>
{
    private readonly FrozenDictionary<string, KnownPaymentProvider> _known = known.ToFrozenDictionary(provider => provider.Name, StringComparer.OrdinalIgnoreCase);

    public IPaymentProvider Named(string name) => _known[name].Make();

    public ValidateOptionsResult Validate(string? name, PaymentOptions options) => _known.ContainsKey(options.Provider)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{PaymentOptions.Section}:{nameof(PaymentOptions.Provider)}: '{options.Provider}' is none of {string.Join(", ", _known.Keys.Order(StringComparer.Ordinal))}.");
}
