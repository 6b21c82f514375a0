using System.Data.Common;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>The persistence on the SQL Server provider, with nobody at the other end: statements are written down and answered here.</summary>
internal sealed class NoServer(Answer answer) : IAsyncDisposable
{
    private static readonly UserId Somebody = UserId.From(new("01980000-0000-7000-8000-0000000000aa"));

    private readonly Interception _interception = new(answer);
    private ServiceProvider? _services;

    /// <summary>Each as a batch that a query window takes.</summary>
    public IReadOnlyList<string> Batches => _interception.Batches;

    /// <summary>One unit of work, as a command has it.</summary>
    public async Task Run(Func<IServiceProvider, Task> work)
    {
        _services ??= Compose();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Run<Unit>(async _ =>
        {
            await work(scope.ServiceProvider);
            return Unit.Value;
        }, default);
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ServiceProvider Compose() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Database:Provider", "SqlServer"),
            new("Database:ConnectionString", "Server=nowhere;Database=nothing"),
        ]).Build())
        .AddSingleton<TimeProvider>(new TestClock())
        .AddSingleton<ICurrentUser>(new TestUser { Id = Somebody })
        .AddApplication()
        .AddInfrastructure()
        .AddSingleton<IInterceptor>(_interception)
        .BuildServiceProvider(validateScopes: true);

    private sealed class Interception(Answer answer) : IDbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
    {
        public List<string> Batches { get; } = [];

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
            InterceptionResult<DbTransaction>.SuppressWithResult(new UnsentTransaction(connection, eventData.IsolationLevel));

        public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(TransactionStarting(connection, eventData, result));

        public InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
            InterceptionResult<DbCommand>.SuppressWithResult(new UnsentCommand(
                command => answer.To(Written(command), eventData.Context!),
                command =>
                {
                    Written(command);
                    return answer.Affected;
                }));

        private string Written(DbCommand command)
        {
            Batches.Add(Batch.Of(command));
            return command.CommandText.ReplaceLineEndings("\n");
        }
    }
}
