using CleanTemplate.Application.Payments;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Payments;

internal sealed class PaymentServices : IAreaServices
{
    // A singleton, because the in-process provider keeps what it charged in memory.
    public void AddTo(IServiceCollection services) => services
        .AddSettings<PaymentOptions>(PaymentOptions.Section)
        .AddSingleton<IPaymentProvider, InProcessPayments>();
}
