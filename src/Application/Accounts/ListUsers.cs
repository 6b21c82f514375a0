using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

[RequirePermission(AccountPermissions.ReadUsers)]
public sealed record ListUsers(string? Email = null, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<UserDto>>, IPaged;

internal sealed class ListUsersValidator : AbstractValidator<ListUsers>
{
    public ListUsersValidator()
    {
        RuleFor(query => query.Email).IsOptionalText(AccountRules.EmailLength)
            .Follows("^[ -~]*$").WithMessage("'{PropertyName}' must be the beginning of an address, in ASCII.");
        this.AddPageRules();
    }
}

internal sealed class ListUsersHandler(IUserQueries users) : IQueryHandler<ListUsers, Page<UserDto>>
{
    public async Task<Result<Page<UserDto>>> Handle(ListUsers query, CancellationToken cancellationToken) =>
        await users.List(query.Email, query, cancellationToken);
}
