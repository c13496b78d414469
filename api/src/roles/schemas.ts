import Type from 'typebox';
import { PublicAccount } from '../accounts/schemas.ts';
import { Author, Moment, nullable, oneOf, ref } from '../http/schema.ts';

const Role = oneOf(['member', 'moderator', 'admin'] as const);

export const RoleChange = Type.Object(
  {
    account: nullable(ref(Author)),
    before: Role,
    after: Role,
    by: nullable(ref(Author)),
    at: Moment,
  },
  { $id: 'RoleChange' },
);

export const People = Type.Object(
  {
    staff: Type.Array(ref(PublicAccount), { description: 'Admins, then moderators.' }),
    changes: Type.Array(ref(RoleChange), { description: 'The last ones, the newest first.' }),
  },
  { $id: 'People' },
);

export const NewRole = Type.Object({ role: Role });
