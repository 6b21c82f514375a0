using CleanTemplate.Application.Payments;
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
