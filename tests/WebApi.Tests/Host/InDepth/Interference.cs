using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Host.InDepth;

/// <summary>APIs in which somebody else may be faster.</summary>
public sealed class InterferedApis : Apis
{
    internal static Api Started(OwnDatabase database, Action<IWebHostBuilder>? settings = null) => Api.Started(database, host =>
    {
        host.ConfigureTestServices(services => services
            .AddSingleton<Interference>().AddSingleton<IInterceptor>(services => services.GetRequiredService<Interference>()));
        settings?.Invoke(host);
    });

    protected override Api Make(OwnDatabase database) => Started(database);
}

/// <summary>Lets somebody else act between the reading and the saving of a request.</summary>
public sealed class Interference : SaveChangesInterceptor
{
    private int _saves;

    public int Saves => _saves;

    /// <summary>Called before each save with its number, from 1.</summary>
    public Func<int, Task>? BeforeSave { get; set; }

    public void Reset() => (BeforeSave, _saves) = (null, 0);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // A handler that has nothing to write says so in the inbox: that is no request's.
        if (eventData.Context!.ChangeTracker.Entries().All(entry => entry.Metadata.GetTableName() == "inbox")) return result;

        var number = Interlocked.Increment(ref _saves);
        if (BeforeSave is { } act) await act(number);
        return result;
    }
}

internal static class InterferedApi
{
    extension(Api api)
    {
        public Interference Interference => api.Services.GetRequiredService<Interference>();
    }
}
