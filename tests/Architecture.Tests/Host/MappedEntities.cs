using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>The entities of the model, on every database system the solution knows. No server is asked.</summary>
internal static class MappedEntities
{
    public const string Nowhere = "Server=nowhere";

    public static IReadOnlyCollection<IEntityType> OfTheHouse { get; } =
        [.. DatabaseProvider.Known.SelectMany(provider => Of(Open(provider, provider.ContextType)))];

    public static IReadOnlyCollection<IEntityType> Planted { get; } = Of(Open<LibraryContext>());

    public static TContext Open<TContext>()
        where TContext : DbContext => (TContext)Open(DatabaseProvider.Known[0], typeof(TContext));

    /// <summary>A context whose queries are written down instead of asked.</summary>
    public static DbContext Open(DatabaseProvider provider, Type context)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        provider.Configure(options, Nowhere);
        options.ReplaceService<IAsyncQueryProvider, WrittenDownQueries>();
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }

    // The model the migrations are made from: the one for run time has forgotten who decided what.
    private static IReadOnlyCollection<IEntityType> Of(DbContext context)
    {
        using (context) return [.. context.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }
}
