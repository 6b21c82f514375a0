using System.Globalization;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Persistence.SqlServer;

/// <summary>SqlClient needs cultures to exist. Nothing else does: numbers, dates and messages are the same on every machine.</summary>
internal sealed class SqlServerServices : IAreaServices
{
    public void AddTo(IServiceCollection services) =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
}
