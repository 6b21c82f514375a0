using System.Reflection;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>
/// Every request for a page, by number or by cursor, is sent once as it is, once with each of its filters, and once with each of its sorts in both
/// directions, to its bare handler. What a request filters and sorts by needs no other declaration.
/// </summary>
internal static class ListRequests
{
    private const string Sort = "Sort";
    private const string SortFields = "SortFields";

    private static readonly string[] Places = [nameof(IPaged.Page), nameof(IPaged.PageSize), nameof(ICursored.Cursor), nameof(ICursored.Limit), Sort];

    public static IEnumerable<Type> Of(IEnumerable<Type> types) => types.Where(type => type is { IsClass: true } && (type.IsAssignableTo(typeof(IPaged)) || type.IsAssignableTo(typeof(ICursored))));

    /// <summary>The queries by which the handlers of these types answer their lists.</summary>
    public static async Task<IReadOnlyCollection<ListQuery>> Ask<TContext>(IReadOnlyCollection<Type> types, IServiceProvider services)
        where TContext : DbContext
    {
        List<ListQuery> queries = [];
        foreach (var request in Of(types))
        {
            var handler = types.Single(type => !type.IsGenericTypeDefinition && PortsOf(type).Any(port => port.GenericTypeArguments[0] == request));
            foreach (var (name, sent) in Variations(request))
            {
                await using var scope = services.CreateAsyncScope();
                await (Task)PortsOf(handler).Single().GetMethods().Single()
                    .Invoke(ActivatorUtilities.CreateInstance(scope.ServiceProvider, handler), [sent, CancellationToken.None])!;
                var asked = (WrittenDownQueries)scope.ServiceProvider.GetRequiredService<TContext>().GetService<IAsyncQueryProvider>();
                queries.AddRange(asked.Asked.Select(query => new ListQuery(name, query)));
            }
        }

        return queries;
    }

    private static IEnumerable<Type> PortsOf(Type handler) =>
        handler.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQueryHandler<,>));

    private static IEnumerable<(string Name, object Request)> Variations(Type request)
    {
        var constructor = request.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var usual = parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : SampleOf(parameter.ParameterType)).ToList();
        yield return (request.Name, constructor.Invoke([.. usual]));

        foreach (var filter in parameters.Where(parameter => !Places.Contains(parameter.Name)))
            yield return ($"{request.Name}({filter.Name})", With(filter, SampleOf(filter.ParameterType)));
        foreach (var sort in parameters.Where(parameter => parameter.Name == Sort))
        {
            foreach (var key in FieldsOf(request).SelectMany(field => new[] { field, $"-{field}" }))
                yield return ($"{request.Name}({sort.Name}: {key})", With(sort, key));
        }

        object With(ParameterInfo changed, object value) =>
            constructor.Invoke([.. usual.Select((argument, position) => position == changed.Position ? value : argument)]);
    }

    private static IEnumerable<string> FieldsOf(Type request) => (IEnumerable<string>?)request.GetField(SortFields)?.GetValue(null)
        ?? throw new InvalidOperationException($"{request.Name} takes a {Sort} and does not say which: declare them as a static field {SortFields}.");

    private static object SampleOf(Type type) => type == typeof(string) ? "sample" : Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type)!;
}
