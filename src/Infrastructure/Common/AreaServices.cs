using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

/// <summary>Registers what an area needs beyond the conventions: a lifetime, options, a client. Found by scanning.</summary>
internal interface IAreaServices
{
    void AddTo(IServiceCollection services);
}

public static class SettingsValidation
{
    // RangeAttribute reads its bounds when it is asked first; hosts that start at once, as in tests, would ask in the middle of that.
    private static readonly Lock Turn = new();

    /// <summary>Options of a section, checked by their attributes when the application starts.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidation<TOptions>(section));
    }

    private sealed class SectionValidation<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            List<ValidationResult> wrong = [];
            lock (Turn) Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true);
            return wrong.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        }
    }
}
