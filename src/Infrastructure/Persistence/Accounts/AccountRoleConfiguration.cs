using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class AccountRoleConfiguration : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> role)
    {
        role.ToTable("account_roles");
        role.HasKey(r => new { r.User, r.Role });
        role.Property(r => r.Role).HasMaxLength(AccountRole.RoleLength);
    }
}
