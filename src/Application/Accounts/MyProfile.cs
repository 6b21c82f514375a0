using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

[SignedIn]
public sealed record GetMyProfile : IQuery<UserDto>;

internal sealed class GetMyProfileHandler(IUserQueries users, ICurrentUser user) : IQueryHandler<GetMyProfile, UserDto>
{
    public async Task<Result<UserDto>> Handle(GetMyProfile query, CancellationToken cancellationToken) =>
        await users.Find(user.Id, cancellationToken) is { } profile ? profile : AccountErrors.UserNotFound(user.Id);
}

[SignedIn]
public sealed record ChangeMyName(string Name) : ICommand;

internal sealed class ChangeMyNameValidator : AbstractValidator<ChangeMyName>
{
    public ChangeMyNameValidator() => RuleFor(change => change.Name).IsText(AccountRules.NameLength);
}

internal sealed class ChangeMyNameHandler(IAccounts accounts, ICurrentUser user) : ICommandHandler<ChangeMyName, Unit>
{
    public async Task<Result<Unit>> Handle(ChangeMyName command, CancellationToken cancellationToken)
    {
        await accounts.Rename(user.Id, command.Name, cancellationToken);
        return Unit.Value;
    }
}
