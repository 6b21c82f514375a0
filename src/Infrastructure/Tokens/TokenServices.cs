using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tokens;

internal sealed class TokenServices : IAreaServices
{
    // A singleton, because it remembers the tokens it has verified.
    public void AddTo(IServiceCollection services) => services
        .AddSettings<TokenOptions>(TokenOptions.Section)
        .AddSingleton<IAccessTokenReader, TokenReader>();
}
