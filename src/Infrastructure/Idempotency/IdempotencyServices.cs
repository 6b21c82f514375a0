using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Idempotency;

internal sealed class IdempotencyServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services.AddSettings<IdempotencyOptions>(IdempotencyOptions.Section);
}
