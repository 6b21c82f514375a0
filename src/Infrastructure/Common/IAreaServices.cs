using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Common;

/// <summary>Registers what an area needs beyond the conventions: a lifetime, options, a client. Found by scanning.</summary>
internal interface IAreaServices
{
    void AddTo(IServiceCollection services);
}
