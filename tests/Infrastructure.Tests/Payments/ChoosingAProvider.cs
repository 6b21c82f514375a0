using CleanTemplate.Application.Payments;
using CleanTemplate.Infrastructure.Payments.Http;
using CleanTemplate.Infrastructure.Payments.Simulated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class ChoosingAProvider
{
    private static readonly Dictionary<string, string?> Http = PaymentScene.Settings(new("https://payments.example/v1"));

    [Theory]
    [InlineData(null, typeof(SimulatedPayments))]
    [InlineData("simulated", typeof(SimulatedPayments))]
    [InlineData("HTTP", typeof(HttpPayments))]
    public async Task The_settings_name_the_provider(string? name, Type chosen)
    {
        await using var services = PaymentScene.Compose("Testing", name is null ? [] : [.. Http, new("Payments:Provider", name)]);

        Assert.IsType(chosen, services.GetRequiredService<IPaymentProvider>());
    }

    [Theory]
    [InlineData("paypal", "Payments:Provider: 'paypal' is none of http, simulated.")]
    [InlineData("", "Payments:Provider: The Provider field is required.")]
    public void Nothing_starts_with_a_provider_that_nobody_knows(string name, string message) =>
        Assert.Contains(message, Refusals("Testing", [new("Payments:Provider", name)]));

    [Theory]
    [InlineData("Payments:Http:BaseAddress", null, "Payments:Http:BaseAddress: The BaseAddress field is required.")]
    [InlineData("Payments:Http:BaseAddress", "http://payments.example", "Payments:Http:BaseAddress: An https address is required (http only on this machine or in Development).")]
    [InlineData("Payments:Http:BaseAddress", "file:///payments", "Payments:Http:BaseAddress: An https address is required (http only on this machine or in Development).")]
    [InlineData("Payments:Http:ApiKey", " ", "Payments:Http:ApiKey: The key of the payment API is required outside Development.")]
    [InlineData("Payments:Http:ApiKey", "two\nlines", "Payments:Http:ApiKey: The key has letters that no header can carry.")]
    [InlineData("Payments:Http:TotalTimeout", "00:00:01", "Payments:Http:TotalTimeout: All tries together need at least the time of one, TryTimeout.")]
    public void The_settings_of_the_chosen_provider_are_checked(string setting, string? value, string message) =>
        Assert.Contains(message, Refusals("Testing", [.. Http, new(setting, value)]));

    [Fact]
    public void In_development_the_key_and_https_may_be_missing() =>
        Assert.Empty(Refusals("Development", [.. Http, new("Payments:Http:ApiKey", null), new("Payments:Http:BaseAddress", "http://payments.example")]));

    [Fact]
    public void The_settings_of_a_provider_that_is_not_chosen_are_not_checked() =>
        Assert.Empty(Refusals("Testing", [new("Payments:Provider", "simulated"), new("Payments:Http:BaseAddress", "nowhere"), new("Payments:Http:Retries", "99")]));

    private static IEnumerable<string> Refusals(string environment, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        using var services = PaymentScene.Compose(environment, settings);
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return refused.Failures;
        }
        catch (AggregateException several)
        {
            return several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(refused => refused.Failures);
        }
    }
}
