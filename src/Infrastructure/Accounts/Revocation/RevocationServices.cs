using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Accounts.Revocation;

internal sealed class RevocationServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddScoped<IInterceptor, RevocationInterceptor>()
        .AddSingleton<Revocations>()
        .AddSingleton<ISignalListener>(provider => provider.GetRequiredService<Revocations>())
        .AddSingleton<ITokenStanding>(provider => provider.GetRequiredService<Revocations>());
}
