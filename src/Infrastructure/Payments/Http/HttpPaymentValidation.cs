using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments.Http;

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
