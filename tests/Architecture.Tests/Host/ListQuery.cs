using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

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
