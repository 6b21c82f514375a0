using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>In the place of EF Core's: keeps each query as an expression and answers that there is nothing.</summary>
internal sealed class WrittenDownQueries : IAsyncQueryProvider
{
    private readonly List<Expression> _asked = [];

    public IReadOnlyList<Expression> Asked => _asked;

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new Query<TElement>(this, expression);

    public IQueryable CreateQuery(Expression expression)
    {
        var element = expression.Type.GetInterfaces().Append(expression.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)).GenericTypeArguments[0];
        return (IQueryable)Activator.CreateInstance(typeof(Query<>).MakeGenericType(element), this, expression)!;
    }

    public object? Execute(Expression expression) => Execute<object?>(expression);

    public TResult Execute<TResult>(Expression expression)
    {
        _asked.Add(expression);
        return default!;
    }

    public TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        _asked.Add(expression);
        return (TResult)typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(typeof(TResult).GenericTypeArguments[0]).Invoke(null, [null])!;
    }

    private sealed class Query<T>(WrittenDownQueries provider, Expression expression) : IOrderedQueryable<T>, IAsyncEnumerable<T>
    {
        public Type ElementType => typeof(T);

        public Expression Expression => expression;

        public IQueryProvider Provider => provider;

        public IEnumerator<T> GetEnumerator()
        {
            provider.Execute(expression);
            return Enumerable.Empty<T>().GetEnumerator();
        }

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            provider.Execute(expression);
            return AsyncEnumerable.Empty<T>().GetAsyncEnumerator(cancellationToken);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
