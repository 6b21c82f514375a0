using CleanTemplate.Application.Accounts;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Our own tokens. All of it lives as long as the key ring it shares.</summary>
internal sealed class AccountTokenServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<KeyOptions>(TokenOptions.Section)
        .AddSingleton<IValidateOptions<KeyOptions>, KeyCheck>()
        .AddSingleton<KeySource>()
        .AddSingleton<SigningKeys>()
        .Replace(ServiceDescriptor.Singleton<IVerificationKeys>(provider => provider.GetRequiredService<SigningKeys>()))
        .AddSingleton<IPublishedKeys>(provider => provider.GetRequiredService<SigningKeys>())
        .AddSingleton<IAccessTokens, AccessTokens>()
        .AddSingleton<IRefreshTokens, RefreshTokens>();
}
