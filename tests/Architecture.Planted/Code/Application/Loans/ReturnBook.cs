using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Architecture.Planted.Code.Application.Books;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using CleanTemplate.Architecture.Planted.Code.WebApi.Books;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Code.Application.Loans;

/// <summary>A request that nobody handles.</summary>
public sealed record ReturnBook : ICommand;

/// <summary>As it should be.</summary>
[SignedIn, NothingToCheck("an id is an id")]
public sealed record RenewLoan(BookId Book) : ICommand;

/// <summary>Does not say why.</summary>
[SignedIn, NothingToCheck(" ")]
public sealed record ReserveBook(BookId Book) : ICommand;

/// <summary>One handler may serve two requests; a test has to know both.</summary>
internal sealed class RenewLoanHandler : ICommandHandler<RenewLoan, Unit>, ICommandHandler<ReserveBook, Unit>
{
    public Task<Result<Unit>> Handle(RenewLoan command, CancellationToken cancellationToken) => Done();

    public Task<Result<Unit>> Handle(ReserveBook command, CancellationToken cancellationToken) => Done();

    private static Task<Result<Unit>> Done() => Task.FromResult<Result<Unit>>(Unit.Value);
}

/// <summary>Called as if it were one.</summary>
internal sealed class LoanRepository;

/// <summary>Uses what another area keeps to itself, and layers and technology that are outside of it.</summary>
internal sealed class Returns(DbContext database)
{
    public Task<int> Save(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);

    public static string Describe() => new BookDto().Title;

    public static int Loudness() => new HouseRules().MaxVolume;

    public static Type[] Kept() => [typeof(Isbn), typeof(IBookRepository), typeof(Stray), typeof(Book)];

    public static Type[] Outside() => [typeof(InfrastructureServices), typeof(Program)];

    public static void Write() => BookFile.Write("");

    public static string Show() => BookPages.Address;

    public static int Wait(Task<int> work) => work.GetAwaiter().GetResult();

    public static void WaitForAll(Task[] work) => Task.WaitAll(work);

    public static bool IsLate() => DateTimeOffset.Now.Hour > 18;

    public static int Fine() => new Random().Next(3);

    public static int SameFine() => new Random(3).Next(3);

    public static TimeProvider Clock() => TimeProvider.System;
}

/// <summary>As it should be: other areas are reached through what they publish, and no token is there to be passed on.</summary>
internal static class Reminders
{
    public static Result Send() => Result.Success;

    public static Type[] Published() => [typeof(BookId), typeof(BookLost), typeof(IBookPort), typeof(BookRules), typeof(Card), typeof(Spine)];

    public static Task Find() => Task.Delay(1, CancellationToken.None);
}

/// <summary>As it should be, and looks like a mistake.</summary>
internal static class Readers
{
    public static int Ask(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Reader.None.GetResult() : typeof(Reader).Name.Length;

    public static Task Rest() => Task.Delay(1, CancellationToken.None);

    public static bool IsDone(Task work) => work.GetAwaiter().IsCompleted;
}

internal sealed class Reader
{
    public static Reader None { get; } = new();

    public int GetResult() => 0;
}
