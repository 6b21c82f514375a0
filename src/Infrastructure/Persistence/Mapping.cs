using CleanTemplate.Application;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>The profiles beside the DTOs, for queries that project to them.</summary>
internal sealed class Mapping : IAreaServices
{
    public void AddTo(IServiceCollection services) => services.AddAutoMapper(_ => { }, typeof(ApplicationServices).Assembly);
}
