using System.Linq.Expressions;
using System.Reflection;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>What a query filters and sorts by, read from its expression.</summary>
internal sealed class ListQuery
{
    private readonly HashSet<string> _fixed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _filters = new(StringComparer.Ordinal);
    private readonly List<string> _sorts = [];
    private readonly HashSet<bool> _directions = [];

    public ListQuery(string name, Expression query)
    {
        Name = name;
        var step = query;
        for (; step is MethodCallExpression call; step = call.Arguments[0]) Read(call);
        Entity = ((EntityQueryRootExpression)step).ElementType;
    }

    /// <summary>Who asks it.</summary>
    public string Name { get; }

    public Type Entity { get; }

    /// <summary>The columns that have one value in the whole list: what comes behind them in an index is sorted.</summary>
    public IReadOnlySet<string> Fixed => _fixed;

    /// <summary>All columns that are compared with something.</summary>
    public IReadOnlySet<string> Filters => _filters;

    public IReadOnlyList<string> Sorts => _sorts;

    public bool GoesOneWay => _directions.Count <= 1;

    private void Read(MethodCallExpression call)
    {
        switch (call.Method.Name)
        {
            case nameof(Queryable.Where):
                foreach (var condition in Parts(Lambda(call).Body)) Filter(condition, Lambda(call).Parameters[0]);
                break;
            case nameof(Queryable.OrderBy) or nameof(Queryable.ThenBy):
                Sort(Lambda(call).Body, descending: false);
                break;
            case nameof(Queryable.OrderByDescending) or nameof(Queryable.ThenByDescending):
                Sort(Lambda(call).Body, descending: true);
                break;
        }
    }

    private void Filter(Expression condition, ParameterExpression row)
    {
        var columns = Columns.In(condition, row);
        _filters.UnionWith(columns);
        if (IsOneValue(condition, row)) _fixed.UnionWith(columns);
    }

    private void Sort(Expression key, bool descending)
    {
        // The last key is read first.
        _sorts.Insert(0, Bare(key) is MemberExpression member ? member.Member.Name : $"{key}");
        _directions.Add(descending);
    }

    /// <summary><c>row.IsOpen</c>, <c>!row.IsOpen</c>, or <c>row.Column == value</c>.</summary>
    private static bool IsOneValue(Expression condition, ParameterExpression row) => condition switch
    {
        UnaryExpression negation => IsColumn(negation.Operand, row),
        BinaryExpression { NodeType: ExpressionType.Equal, Left: var column } => IsColumn(column, row),
        _ => IsColumn(condition, row),
    };

    private static bool IsColumn(Expression expression, ParameterExpression row) => Bare(expression) is MemberExpression member && member.Expression == row;

    private static IEnumerable<Expression> Parts(Expression condition) =>
        condition is BinaryExpression { NodeType: ExpressionType.AndAlso } both ? [.. Parts(both.Left), .. Parts(both.Right)] : [condition];

    private static Expression Bare(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Bare(convert.Operand) : expression;

    private static LambdaExpression Lambda(MethodCallExpression call) => (LambdaExpression)((UnaryExpression)call.Arguments[1]).Operand;

    private sealed class Columns(ParameterExpression row) : ExpressionVisitor
    {
        private readonly List<string> _found = [];

        public static List<string> In(Expression condition, ParameterExpression row)
        {
            Columns columns = new(row);
            columns.Visit(condition);
            return columns._found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression == row) _found.Add(node.Member.Name);
            return base.VisitMember(node);
        }
    }
}

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
