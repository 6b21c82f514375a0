using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Domain.Common;

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
