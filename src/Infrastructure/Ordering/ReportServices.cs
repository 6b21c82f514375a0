using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Ordering;

internal sealed class ReportServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services.AddSettings<ReportOptions>(ReportOptions.Section);
}
