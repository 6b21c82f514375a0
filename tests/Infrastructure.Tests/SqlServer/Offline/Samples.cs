using System.Linq.Expressions;
using System.Reflection;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>The sample arguments of one area. Each area has a file of its own, found by scanning.</summary>
internal interface ISamples
{
    /// <summary>One call for each way in which the SQL of a method differs.</summary>
    IReadOnlyList<PortCall> Calls { get; }

    IReadOnlyList<SavedAggregate> Aggregates { get; }
}

internal sealed record PortCall(MethodInfo Method, string Name, Func<IServiceProvider, Task> Run, Answer Answer)
{
    /// <summary>An expression, so that the compiler checks the arguments and the test sees which method they are for.</summary>
    public static PortCall Of<TPort>(string name, Expression<Func<TPort, Task>> call, Answer? answer = null)
        where TPort : notnull
    {
        var run = call.Compile();
        return new(((MethodCallExpression)call.Body).Method, name, services => run(services.GetRequiredService<TPort>()), answer ?? new());
    }
}

/// <param name="Change">Makes the root's next version, the one the update saves.</param>
internal sealed record SavedAggregate(AggregateRoot Root, Action Change)
{
    public static SavedAggregate Of<TRoot>(TRoot root, Func<TRoot, Result> change)
        where TRoot : AggregateRoot =>
        new(root, () => Assert.Null(change(root).Error));
}

internal static class Samples
{
    /// <summary>Made anew each time: a save changes the aggregate it is given.</summary>
    public static IReadOnlyList<ISamples> All =>
    [
        .. typeof(Samples).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ISamples)))
            .Select(type => (ISamples)Activator.CreateInstance(type)!),
    ];
}
