using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Databases.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts;
using CleanTemplate.Infrastructure.Accounts.Seeding;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>One more instance of the application on a database. Commands go through its whole pipeline; nothing is tried too often.</summary>
internal sealed class AccountServer : IAsyncDisposable
{
    public const string Customer = "customer@example.com", Password = "correct horse battery staple", OtherPassword = "wrong horse battery staple";

    private readonly ServiceProvider _services;

    public AccountServer(OwnDatabase own, Action<IServiceCollection>? change = null) => _services = Composition.Of(own.Provider, own.ConnectionString, services =>
    {
        services.AddSingleton<IPasswordHasher<Account>>(Hashes).AddSingleton<IEmailSender>(Mails);
        services.Configure<AccountOptions>(options =>
            (options.SignInsPerAccount, options.RefreshesPerSession, options.MailsPerRecipient, options.MailsPerAddress) = (1_000, 1_000, 1_000, 1_000));
        change?.Invoke(services);
    });

    public HashLog Hashes { get; } = new();

    public Mailbox Mails { get; } = new();

    public TestClock Clock => Get<TestClock>();

    public TestCaller Caller => (TestCaller)Get<ICaller>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As a request does it, with what follows from it.</summary>
    public async Task<Result<Unit>> Do<TCommand>(TCommand command)
        where TCommand : ICommand
    {
        var result = await With((ICommandHandler<TCommand, Unit> handler) => handler.Handle(command, default));
        await Get<EventDispatcher>().HandleDue(default);
        return result;
    }

    public Task<Result<SignedInDto>> SignIn(string password = Password, string email = Customer) =>
        With((ICommandHandler<SignIn, SignedInDto> handler) => handler.Handle(new(email, password), default));

    public Task<Result<SignedInDto>> Refresh(string token) =>
        With((ICommandHandler<RefreshSession, SignedInDto> handler) => handler.Handle(new(token), default));

    public async Task<string?> Run(string schedule, DateTimeOffset dueAt)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>(schedule).Run(dueAt, default);
    }

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A confirmed account, changed as the test wants it.</summary>
    public Task<UserId> HasAccount(string email = Customer, Action<Account>? change = null) => With(async (IServiceProvider scope) =>
    {
        var account = await scope.GetRequiredService<ReadyAccounts>().Make(email, "Customer", "customer", Password);
        change?.Invoke(account);
        await scope.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return account.Id;
    });

    public Task<Account> Account(string email = Customer) => With((AppDbContext context) =>
        context.Set<Account>().Include(account => account.Roles).SingleAsync(account => account.Email == email));

    public Task<List<T>> Rows<T>()
        where T : class => With((AppDbContext context) => context.Set<T>().ToListAsync());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
