using System.Collections.Frozen;
using CleanTemplate.Application.Payments;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments;

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
