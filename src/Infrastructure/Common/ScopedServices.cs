using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Common;

/// <summary>Lends services to work that no request asked for, in a scope of its own each time.</summary>
internal sealed class ScopedServices(IServiceScopeFactory scopes)
{
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The one that was registered under this key, and what goes with it in its scope.</summary>
    public async Task<T> With<TService, TBeside, T>(Func<TService, TBeside, Task<T>> work, string key)
        where TService : notnull
        where TBeside : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredKeyedService<TService>(key), scope.ServiceProvider.GetRequiredService<TBeside>());
    }

    public T With<TService, T>(Func<TService, T> work)
        where TService : notnull
    {
        using var scope = scopes.CreateScope();
        return work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
