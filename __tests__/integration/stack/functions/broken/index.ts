throw new Error('cannot boot')
